-- The application's role may not delete a customer: this alone does, and only one whose closing is under way.
create or replace function destroy_customer(customer uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$ begin
  delete from customers where id = customer and exists (select from closings where customer_id = customer and scope = 'service' and state in ('to-confirm', 'waiting')); if not found then raise exception 'Not a customer whose closing is under way' using errcode = 'insufficient_privilege'; end if; end $$;
revoke execute on function destroy_customer from public;
